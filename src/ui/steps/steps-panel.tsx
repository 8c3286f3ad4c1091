export function StepsPanel() {
  return <section className="card" />;
}

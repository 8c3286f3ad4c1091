export function ComparePanel() {
  return <section className="card" />;
}

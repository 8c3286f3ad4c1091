export function MeasuresPanel() {
  return <section className="card" />;
}

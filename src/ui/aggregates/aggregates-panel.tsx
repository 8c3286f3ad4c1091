export function AggregatesPanel() {
  return <section className="card" />;
}

/** A picture as its patches: darker is more ink. Decoration beside a name: hidden from screen readers. */
export function InkPicture({
  ink,
  columns,
  levels,
}: {
  readonly ink: readonly number[];
  readonly columns: number;
  readonly levels: number;
}) {
  const rows = ink.length / columns;
  return (
    <svg
      className="ink-picture"
      viewBox={`0 0 ${columns} ${rows}`}
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <rect width={columns} height={rows} fill="#fff" />
      {ink.map((level, patch) =>
        level === 0 ? null : (
          <rect
            key={patch}
            x={patch % columns}
            y={Math.floor(patch / columns)}
            width={1}
            height={1}
            fill="#14121f"
            opacity={level / (levels - 1)}
          />
        ),
      )}
    </svg>
  );
}

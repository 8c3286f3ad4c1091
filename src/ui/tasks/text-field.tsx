interface TextFieldProps {
  readonly id: string;
  readonly rows: number;
  /** BCP 47, where the language is known. */
  readonly lang?: string | undefined;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Where a reader types a text, in whatever direction its script runs. */
export function TextField({ onChange, ...rest }: TextFieldProps) {
  return (
    <textarea
      {...rest}
      className="text-field"
      dir="auto"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

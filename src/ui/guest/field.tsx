import { useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
}

/** A line of text with its name and what it is for. */
export function Field({ label, value, onChange, hint, placeholder }: FieldProps) {
  const id = useId();
  return (
    <div className="guest-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <small className="soft" id={`${id}-hint`}>
          {hint}
        </small>
      )}
    </div>
  );
}

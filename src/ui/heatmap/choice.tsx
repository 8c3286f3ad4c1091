import { useId } from 'react';

interface ChoiceProps<Option extends string> {
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: Option;
  readonly label: (option: Option) => string;
  readonly onChoose: (option: Option) => void;
  /** What the choice does, told on pointing at it. */
  readonly says?: string;
}

/** One of a few options, all in sight. */
export function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { name, options, chosen, label, onChoose, says } = props;
  const id = useId();
  return (
    <div className="choice" title={says}>
      <span id={id}>{name}</span>
      <div className="segmented" role="group" aria-labelledby={id}>
        {options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === chosen}
            onClick={() => onChoose(option)}
          >
            {label(option)}
          </button>
        ))}
      </div>
    </div>
  );
}

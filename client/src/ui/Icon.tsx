interface IconProps {
  /** A symbol of `icons.svg`, without its `i-`. */
  name: string;
  className?: string;
}

/** A mark beside words; never the only carrier of a meaning, so assistive tools pass over it. */
export function Icon({ name, className = "" }: IconProps) {
  return (
    <svg className={`i ${className}`} aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}

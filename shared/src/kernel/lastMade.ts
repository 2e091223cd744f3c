/**
 * Remembers for each object what was made of it last: asked again with the same arguments, the answer is the same value.
 * Nothing keeps an object in memory for it. What is made may depend on the object and the arguments alone.
 */
export function lastMade<Key extends object, Rest extends readonly unknown[], Made>(
  make: (key: Key, ...rest: Rest) => Made,
): (key: Key, ...rest: Rest) => Made {
  const known = new WeakMap<Key, { rest: Rest; made: Made }>();
  return (key, ...rest) => {
    const last = known.get(key);
    const isSame = last?.rest.length === rest.length && last.rest.every((value, at) => value === rest[at]);
    if (last && isSame) return last.made;
    const made = make(key, ...rest);
    known.set(key, { rest, made });
    return made;
  };
}

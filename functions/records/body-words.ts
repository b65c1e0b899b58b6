/** The words of an event as a list to read: whoever decides whether they go sees every one of them. */

export interface BodyText {
  label: string;
  text: string;
}

/** `cannotAccept` as `Cannot accept`; a place in a list as its number. */
const labelOf = (path: readonly string[]): string => {
  const words = path
    .map((one) =>
      /^\d+$/.test(one) ? String(Number(one) + 1) : one.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
    )
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Each text of the body, in its order; `Signer, name` for one that stands within another. */
export function bodyTexts(body: unknown, path: readonly string[] = []): BodyText[] {
  if (typeof body === 'object' && body !== null)
    return Object.entries(body).flatMap(([name, value]) => bodyTexts(value, [...path, name]));
  const text = String(body ?? '');
  return text.trim() === '' ? [] : [{ label: labelOf(path), text }];
}

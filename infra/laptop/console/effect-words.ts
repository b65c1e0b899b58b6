/** An effect in a sentence: what is to happen and for whom, as a newcomer reads it; what the console does not know is shown as it is. */

const text = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const listed = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(', ') : text(value));

/** The kind first, then what the effect names. */
function asItIs({ kind, ...rest }: Record<string, unknown>): string {
  const words = Object.entries(rest)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name} ${listed(value)}`);
  return `${text(kind)}: ${words.join(', ')}`;
}

export function sayEffect(effect: unknown): string {
  if (typeof effect !== 'object' || effect === null) return text(effect);
  const of = effect as Record<string, unknown>;
  switch (of.kind) {
    case 'mail': {
      const { dispute } = (of.about ?? {}) as { dispute?: unknown };
      return `Send the email “${text(of.template)}”${dispute === undefined ? '' : ` of dispute ${text(dispute)}`} to ${listed(of.to)}`;
    }
    case 'start':
      return `Start the workflow “${text(of.machine)}” as ${text(of.name)}`;
    case 'answer':
      return Array.isArray(of.also) && of.also.length > 0
        ? `Wake the workflows that wait on ${listed([of.stream, ...of.also])}`
        : `Wake the workflow that waits on ${text(of.stream)}`;
    default:
      return asItIs(of);
  }
}

/** What the relays write when an effect is done. */
export function sayResult(result: unknown): string {
  const said = text(result);
  const many = /^(\d+) settled$/.exec(said)?.[1];
  if (many !== undefined) return many === '1' ? '1 recipient settled' : `${many} recipients settled`;
  // An ARN's last part is the name that the page of workflows has.
  if (said.startsWith('arn:')) return `started ${said.split(':').at(-1)}`;
  return said;
}

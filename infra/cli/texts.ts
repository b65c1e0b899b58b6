/** Which text of an agreement holds and which is on its way, in a line each: from what the service answers. */
interface TextOf {
  version: number;
  status: string;
  organization: string;
  follows?: { kind: string; version: number };
  term?: { effectiveAt: string; endsAt?: string };
}

export interface TextsOf extends TextOf {
  inForce: boolean;
  endedAt?: string;
  next?: TextOf;
}

const named = ({ version, follows }: TextOf): string =>
  follows ? `Version ${version} (${follows.kind} of version ${follows.version})` : `Version ${version}`;

const days = ({ term }: TextOf): string =>
  `from ${term?.effectiveAt}${term?.endsAt === undefined ? '' : ` to ${term.endsAt}`}`;

function sayText(text: TextsOf): string {
  if (text.status !== 'executed') return `${named(text)} is ${text.status}.`;
  if (text.inForce) return `${named(text)} is in force ${days(text)}.`;
  return text.endedAt === undefined
    ? `${named(text)} is signed and not in force now: ${days(text)}.`
    : `The MOU ended at ${text.endedAt}, with ${named(text).toLowerCase()}.`;
}

export const sayTexts = (agreement: TextsOf): string[] => {
  const { next } = agreement;
  if (!next) return [sayText(agreement)];
  const stands = next.status === 'executed' ? `signed and takes effect at ${next.term?.effectiveAt}` : next.status;
  return [sayText(agreement), `${named(next)}, put out by ${next.organization}, is ${stands}.`];
};

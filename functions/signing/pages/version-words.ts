/** What a mail says of a version that is not the first: which it is, and what becomes of what was done about the one before. */
interface Versioned {
  version: number;
}

export const sayVersion = ({ version }: Versioned): string => (version === 1 ? '' : `, version ${version}`);

export function sayReplaced({ version }: Versioned, signedBefore = false): string[] {
  if (version === 1) return [];
  const before = `This is version ${version}. It replaces version ${version - 1}, whose links no longer work.`;
  const signed = signedBefore ? ` Your signature on version ${version - 1} no longer counts.` : '';
  return [`${before}${signed} The page shows each word that has changed.`];
}

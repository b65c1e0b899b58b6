/** How an agreement is called on screen and in mail: agencies often number their MOUs as `MOU-2026-014` already. */
export const mouName = (number: string): string => (/^mou/i.test(number) ? number : `MOU ${number}`);

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');

/** How files of that kind end; of other kinds nothing is claimed. */
const ENDINGS: Record<string, string> = {
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};

export const annexEnding = (mediaType: string): string =>
  Object.hasOwn(ENDINGS, mediaType) ? (ENDINGS[mediaType] ?? '') : '.bin';

/** A file's name for an annex, of letters, digits and hyphens, with the beginning of its hash: titles are written by people. */
export const annexName = ({ title, sha256, mediaType }: { title: string; sha256: string; mediaType: string }): string =>
  `${plain(title) || 'annex'}-${sha256.slice(0, 8)}${annexEnding(mediaType)}`;

/** A file's name for the executed copy of a version: numbers may hold slashes, file names may not. */
export const copyName = (
  { number, version }: { number: string; version: number },
  kind: 'pdf' | 'json' = 'pdf',
): string => `${number.replace(/[^A-Za-z0-9-]/g, '-')}${version > 1 ? `-version-${version}` : ''}-executed.${kind}`;

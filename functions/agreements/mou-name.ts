/** How an agreement is called on screen and in mail: agencies often number their MOUs as `MOU-2026-014` already. */
export const mouName = (number: string): string => (/^mou/i.test(number) ? number : `MOU ${number}`);

/** A file's name for the executed copy: numbers may hold slashes, file names may not. */
export const copyName = (number: string, kind: 'pdf' | 'json' = 'pdf'): string =>
  `${number.replace(/[^A-Za-z0-9-]/g, '-')}-executed.${kind}`;

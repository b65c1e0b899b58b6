/** Words of a header that a mail program would decode though nobody encoded them (RFC 2047): they are encoded, so that it shows them letter by letter. */

/** `=?utf-8?Q?Boss?=` is such a word, and programs decode less than that. */
export const looksEncoded = (text: string): boolean => text.includes('=?');

/** A word has 75 characters at most: 12 around the text, and 4 for each 3 bytes of it. */
const MOST_BYTES = 45;

/** The text as encoded words, which are shown without the spaces between them. */
export function encodedWords(text: string): string[] {
  const parts = [''];
  for (const char of text) {
    const longer = `${parts.at(-1)}${char}`;
    if (Buffer.byteLength(longer) > MOST_BYTES) parts.push(char);
    else parts[parts.length - 1] = longer;
  }
  return parts.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`);
}

/** A subject for nodemailer, which leaves encoded words as they are. */
export const subjectOf = (text: string): string => (looksEncoded(text) ? encodedWords(text).join(' ') : text);

/** A whole header for a name that looks encoded: nodemailer would put that between quotes, where programs decode it all the same. */
export const addressHeader = (header: string, { name, address }: { name: string; address: string }): string =>
  `${[`${header}:`, ...encodedWords(name), `<${address}>`].join('\r\n ')}\r\n`;

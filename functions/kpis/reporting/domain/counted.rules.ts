/** What a batch has come to, in a sentence for whoever sent it. */

/** What a repeat is answered with. */
export interface Counted {
  first: number;
  corrected: number;
  /** Stood there already, and nothing was recorded. */
  same: number;
  /** First figures after their due moment. */
  late: number;
}

const COUNTED = ['first', 'corrected', 'same', 'late'] as const satisfies (keyof Counted)[];

/** As an address carries it from the act to the page: `4-1-0-2`. */
export const countedText = (counted: Counted): string => COUNTED.map((name) => counted[name]).join('-');
export const countedIn = (text = ''): Counted | undefined => {
  if (!/^\d{1,5}(?:-\d{1,5}){3}$/.test(text)) return undefined;
  const [first = 0, corrected = 0, same = 0, late = 0] = text.split('-').map(Number);
  return { first, corrected, same, late };
};

const figures = (count: number): string => (count === 1 ? '1 figure' : `${count} figures`);

/** `4 figures are recorded, 2 of them late. 1 figure is corrected.` */
export function sayCounted({ first, corrected, same, late }: Counted): string {
  const is = (count: number, what: string): string => `${figures(count)} ${count === 1 ? 'is' : 'are'} ${what}`;
  const behind = late === 0 ? '' : first === 1 ? ', late' : `, ${late} of them late`;
  const told = [
    ...(first > 0 ? [`${is(first, 'recorded')}${behind}.`] : []),
    ...(corrected > 0 ? [`${is(corrected, 'corrected')}.`] : []),
    ...(same > 0 ? [`${is(same, 'on record already, and unchanged')}.`] : []),
  ];
  return told.join(' ') || 'Nothing was recorded.';
}

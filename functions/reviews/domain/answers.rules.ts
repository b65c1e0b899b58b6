/** What the parties answered, from the bodies of a review's events alone: nobody but their own people reads them before all are revealed. */
import type { Said } from './said.rules.ts';

/** The stream as it was read. */
export interface Told {
  events: readonly { seq: number; type: string; at: string; data: unknown }[];
  bodies: ReadonlyMap<number, { body: unknown }>;
}

interface By {
  name: string;
  title?: string;
  mailbox: string;
}

export type WithBy<T> = T & { by: By; at: string };

/** The last of these events of each party, as far as its words still stand. */
const lastOf = <T>({ events, bodies }: Told, ...types: readonly string[]): Map<string, WithBy<T>> => {
  const last = new Map<string, WithBy<T>>();
  for (const { seq, type, at, data } of events) {
    if (!types.includes(type)) continue;
    const { party } = data as { party: string };
    const body = bodies.get(seq)?.body as (T & { by: By }) | undefined;
    // An earlier answer does not stand in for one whose words were removed by law.
    if (body) last.set(party, { ...body, at });
    else last.delete(party);
  }
  return last;
};

/** What each party has answered, sealed: what the revealing makes known. */
export const answersIn = (told: Told): ReadonlyMap<string, WithBy<Said>> => lastOf<Said>(told, 'Answered');

/** What each party says by now, sealed or openly. */
export const wordsIn = (told: Told): ReadonlyMap<string, WithBy<Said>> =>
  lastOf<Said>(told, 'Answered', 'ChosenOpenly');

/** What the liaison of a party wrote down last. */
export const preparedIn = (told: Told) => lastOf<Partial<Said> & Pick<Said, 'answers'>>(told, 'AnswersPrepared');

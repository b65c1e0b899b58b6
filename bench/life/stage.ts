/** The MOU whose life is told, and the people who live it. */
import { manyParties } from '../../functions/agreements/testing/an-mou.ts';
import { Person } from '../../infra/laptop/demo/people/person.ts';
import type { Screen } from '../../infra/laptop/demo/people/visitor.ts';
import { kpiOf } from '../figures/dashboards.ts';
import type { Convener, Scene } from '../scene.ts';

export const PARTIES = 6;
export const KPIS = 8;

interface MouFile {
  parties: { key: string; mailDomains: string[]; offices: { key: string; holder: { mailbox: string } }[] }[];
}

const six = manyParties(PARTIES) as MouFile;
export const keys = six.parties.map(({ key }) => key);
export const file = {
  ...six,
  commitments: [],
  kpis: Array.from({ length: KPIS }, (_, index) => kpiOf(index, keys)),
};

export interface Stage {
  scene: Scene;
  convener: Convener;
  agreement: string;
  /** Whoever holds the office that signs, and the liaison, by party. */
  heads: Map<string, Person>;
  liaisons: Map<string, Person>;
}

/** At browsers of their own. */
export function stageOf(scene: Scene, convener: Convener, agreement: string): Stage {
  const { cloud } = scene;
  const person = (mailbox: string) => new Person(cloud.url, mailbox, cloud.inbox, () => cloud.quiet());
  const people = (mailboxOf: (party: MouFile['parties'][number]) => string) =>
    new Map(six.parties.map((party) => [party.key, person(mailboxOf(party))]));
  return {
    ...{ scene, convener, agreement },
    heads: people(({ offices }) => offices[0]?.holder.mailbox ?? ''),
    liaisons: people(({ mailDomains }) => `liaison@${mailDomains[0]}`),
  };
}

export const whoIn = (people: Map<string, Person>, party: string): Person => {
  const person = people.get(party);
  if (!person) throw new Error(`There is nobody of ${party}`);
  return person;
};

export function must({ status, url, text }: Screen, says?: RegExp): void {
  if (status !== 200 || (says && !says.test(text))) throw new Error(`${url} answered ${status}: ${text.slice(0, 400)}`);
}

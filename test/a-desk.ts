/** For tests: the liaison of a party at a browser, at the pages on which its offices are confirmed. */
import { toCheck } from '../infra/laptop/demo/people/liaison.ts';
import type { TestCloud } from './a-cloud.ts';
import type { Sent } from './a-sent-mou.ts';

export const pageOf = ({ agreement }: Pick<Sent, 'agreement'>, party: string) =>
  `/agreements/${agreement}/parties/${party}`;

/** The cloud is there only once the tests run. */
export function desks(cloud: () => TestCloud) {
  /** Signed in, with that party's page open, or the one of an act. */
  const atDesk = async (sent: Sent, party: string, act = '') => {
    const { person } = cloud().liaison(sent, party);
    const screen = await person.open(`${pageOf(sent, party)}${act}`);
    return { browser: person.browser, screen };
  };
  return {
    atDesk,
    /** The same, with everything on one page that is to be confirmed: no one must clear the text. */
    atCheck: async (sent: Sent, party: string, reviewers?: Record<string, string>) => {
      const { browser } = await atDesk(sent, party);
      const screen = await toCheck(browser, pageOf(sent, party), reviewers);
      return { browser, screen };
    },
  };
}

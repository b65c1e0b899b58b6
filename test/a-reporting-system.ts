/** For tests: a system that reports for a party of an MOU, with a token that the party's liaison made for it on the page. */
import { parse } from 'node-html-parser';
import type { Figure } from '../functions/kpis/domain/recorded.rules.ts';
import type { Refusal } from '../functions/shared/kernel.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import type { Answer, TestCloud } from './a-cloud.ts';
import type { measuring } from './a-measured.ts';
import type { Sent } from './a-sent-mou.ts';

export type Sending = Record<string, unknown>;

export interface Told {
  values: (Figure & { kpi: string; period: string; recorded: string; timing: string; was?: Figure })[];
  periods: { kpi: string; period: string; status: string; value?: string; required?: string; silent?: string[] }[];
  errors?: Refusal[];
  error?: Refusal;
}

/** The secret that the page shows. */
export const secretOn = ({ html }: Pick<Screen, 'html'>): string | undefined =>
  parse(html)
    .querySelectorAll('code')
    .map(({ text }) => text)
    .find((text) => /^[a-z-]+\.[a-z2-7]{52}$/.test(text));

/** Made by the liaison of that party. */
export async function aToken(on: ReturnType<typeof measuring>, party: string, label = 'Warehouse') {
  const liaison = on.liaison(party);
  await liaison.open(on.path(party, '/tokens'));
  const screen = await liaison.browser.press('Make a token', { label });
  const secret = secretOn(screen);
  if (secret === undefined) throw new Error(`No token was made: ${screen.text}`);
  return { secret, screen };
}

export const codesOf = ({ errors = [], error }: Told): string[] =>
  [...errors, ...(error ? [error] : [])].map(({ code, field }) => `${field ?? ''} ${code}`.trim());

/** What a system with that token does. */
export function aSystem(cloud: TestCloud, { agreement }: Pick<Sent, 'agreement'>, bearer: string) {
  const path = `/api/agreements/${agreement}/values`;
  const send = (json: unknown, headers: Record<string, string> = {}): Promise<Answer<Told>> =>
    cloud.call<Told>('POST', path, { bearer, json, ...headers });
  return {
    path,
    send,
    report: (...values: Sending[]): Promise<Answer<Told>> => send({ values }),
    read: (query = '') =>
      cloud.call<{ values: Told['values']; next?: string; error?: Refusal }>('GET', `${path}${query}`, { bearer }),
  };
}

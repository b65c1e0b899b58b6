/** A party's liaison as a script: signs in once and stays so, confirms the offices, and types the word that the head's office read in the test mail. */
import { ulid } from 'ulid';
import type { Mailroom } from './agency-head.ts';
import { Person } from './person.ts';
import { NotThere, type Visitor } from './visitor.ts';

/** What of a party in an MOU file its liaison confirms. */
export interface PartyFile {
  key: string;
  signatories: string[];
  authority: { statute: string };
  offices: { key: string; holder: { name: string; mailbox: string; [field: string]: string | undefined } }[];
}

/** The cloud, as far as people need it: their mail, and its being on the way. */
export interface Surroundings {
  url: string;
  inbox: Mailroom;
  quiet: () => Promise<unknown>;
  clock: { now: () => number };
}

/** Who is to clear the text, as the form takes it. */
export const reviewersIn = (
  of: Record<string, { name: string; mailbox: string; need: 'required' | 'advisory' }>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(of).flatMap(([kind, reviewer]) =>
      Object.entries({ asked: 'yes', ...reviewer }).map(([field, value]) => [`reviewers.${kind}.${field}`, value]),
    ),
  );

/** What the form says where nobody must clear the text. */
export const NO_ONE = { 'reviewers.none': 'yes' };

/** At a browser: answers who must clear the text, and is on the page that shows everything before it is confirmed. */
export async function toCheck(browser: Visitor, party: string, reviewers: Record<string, string> = NO_ONE) {
  await browser.open(`${party}/draft/reviewers`);
  return browser.press('Continue', reviewers);
}

/** Signs in anew before the service ends a session by itself. */
const SESSION = 11 * 3_600_000;
export const WORD = /^[a-z]+ [a-z]+$/m;

/** Of each office that signs. */
const signing = ({ offices, signatories }: PartyFile): { office: string; mailbox: string }[] =>
  signatories.map((key) => ({
    office: key,
    mailbox: offices.find((office) => office.key === key)?.holder.mailbox ?? '',
  }));

export class Liaison {
  readonly person: Person;
  private proof = '';
  private until = 0;

  constructor(
    private readonly around: Surroundings,
    mailbox: string,
    arrived: (pattern: RegExp) => Promise<unknown> = () => around.quiet(),
  ) {
    this.person = new Person(around.url, mailbox, around.inbox, arrived);
  }

  /** Everything as the MOU file says it; `more` are further fields of the form, such as reviewers. */
  confirm(agreement: string, { key, offices, authority }: PartyFile, more: Record<string, string> = {}): Promise<void> {
    const holders = offices.flatMap((office) =>
      Object.entries(office.holder).flatMap(([field, value]): [string, string][] =>
        value === undefined ? [] : [[`offices.${office.key}.${field}`, value]],
      ),
    );
    const answered = Object.keys(more).some((name) => name.startsWith('reviewers.'));
    const fields = {
      ...Object.fromEntries(holders),
      ...{ authority: authority.statute },
      ...(answered ? {} : NO_ONE),
      ...more,
    };
    return this.act(`/agreements/${agreement}/parties/${key}/offices`, fields);
  }

  /** Each office that signs reads the newest test mail aloud. */
  async confirmWord(agreement: string, party: PartyFile): Promise<void> {
    for (const { office, mailbox } of signing(party)) await this.confirmWordOf(agreement, party, office, mailbox);
  }

  private async confirmWordOf(agreement: string, party: PartyFile, office: string, mailbox: string): Promise<void> {
    const letters = await this.around.inbox.to(mailbox);
    const notice = letters.findLast(({ subject }) => subject.startsWith('A test of your mailbox'));
    const word = notice && WORD.exec(notice.text)?.[0];
    if (!word) throw new NotThere(`No email to ${mailbox} has a word`);
    await this.act(`/agreements/${agreement}/parties/${party.key}/notice`, { word, _office: office });
  }

  /**
   * One form, sent without looking at its page again: the proof is the session's, the command is new. What is done already is done:
   * whoever goes on where a run was stopped finds some of it so.
   */
  async act(path: string, fields: Record<string, string>): Promise<void> {
    await this.staySignedIn();
    const response = await fetch(`${this.around.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.person.browser.cookie },
      body: new URLSearchParams({ ...fields, _proof: this.proof, _command: `cmd_${ulid()}` }),
    });
    const text = await response.text();
    if (response.status === 303 || (response.status === 422 && / (confirmed|tested) already/.test(text))) return;
    throw new NotThere(`${path} answered ${response.status}: ${text}`);
  }

  async staySignedIn(): Promise<void> {
    const now = this.around.clock.now();
    if (now < this.until) return;
    const { html, text } = await this.person.open('/sessions');
    this.proof = /name="_proof" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
    if (!this.proof) throw new NotThere(`${this.person.mailbox} is not signed in: ${text}`);
    this.until = now + SESSION;
  }
}

/** Everything that parties do before their heads are asked; the heads whose turn it is have their mail afterwards. */
export async function prepareParties(
  around: Surroundings,
  agreement: string,
  parties: readonly PartyFile[],
  liaisonOf: (party: PartyFile) => Liaison,
  /** Called when everything is done but the last step, after which heads are asked. */
  beforeAsking: () => unknown = () => undefined,
): Promise<void> {
  await Promise.all(parties.map((party) => liaisonOf(party).confirm(agreement, party)));
  await around.quiet();
  await beforeAsking();
  await Promise.all(parties.map((party) => liaisonOf(party).confirmWord(agreement, party)));
  await around.quiet();
}

/** As `prepareParties`, but no party waits for another. @param arrivedAt waits for a mail to that mailbox */
export async function prepareApart(
  agreement: string,
  parties: readonly PartyFile[],
  liaisonOf: (party: PartyFile) => Liaison,
  arrivedAt: (mailbox: string) => (pattern: RegExp) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    parties.map(async (party) => {
      const noticed = signing(party).map(({ mailbox }) => arrivedAt(mailbox));
      await liaisonOf(party).confirm(agreement, party);
      await Promise.all(noticed.map((arrives) => arrives(WORD)));
      await liaisonOf(party).confirmWord(agreement, party);
    }),
  );
}

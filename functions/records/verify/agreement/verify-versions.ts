/** The versions of a text as the agreement's own events tell them, one after the other, and every event that cannot be where it stands. */

import type { ExportedEvent } from '../record.schema.ts';
import { type Data, dataOf, type TextRead, type Versions } from './text-read.ts';
import { termFaults } from './verify-terms.ts';

/** What has been read so far. */
interface Walk extends Versions {
  /** The version that holds, as the events have told it. */
  holds?: TextRead;
  fault: (words: string) => void;
}

const named = ({ version }: TextRead): string => `Version ${version}`;
const byRound = ({ texts }: Walk, round: unknown) => texts.find(({ data }) => data.round === round);
const byVersion = ({ texts }: Walk, version: unknown) => texts.find((one) => one.version === version);

/** Versions are counted from 1, so that none can be left out unseen. */
function putOut(walk: Walk, data: Data, more: Pick<TextRead, 'kind' | 'follows'> = {}): void {
  const due = walk.texts.length + 1;
  if (data.version !== due)
    walk.fault(`A text was put out as version ${data.version}, where version ${due} had its turn.`);
  walk.texts.push({ version: Number(data.version), data, status: 'out', ...more });
}

/** A text that nobody has executed gives way to another, which follows what it followed. */
function revised(walk: Walk, data: Data): void {
  const last = walk.texts.at(-1);
  if (!last) walk.fault(`Version ${data.version} was put in the place of another, and none was there.`);
  else {
    if (last.status !== 'out' && last.status !== 'given back')
      walk.fault(`Version ${data.version} was put in the place of version ${last.version}, which was ${last.status}.`);
    if (data.previousRound !== last.data.round)
      walk.fault(`Version ${data.version} does not name the round of version ${last.version}, whose place it takes.`);
    last.status = 'replaced';
  }
  const { kind, follows } = last ?? {};
  putOut(walk, data, { ...(kind && { kind }), ...(follows && { follows }) });
}

/** A successor names the text that held when it was put out, by its version and its hash. */
function succeeded(walk: Walk, data: Data): void {
  const { version, kind } = data;
  const said = (data.follows ?? {}) as { version?: unknown; documentHash?: unknown };
  const follows = byVersion(walk, said.version);
  const last = walk.texts.at(-1);
  if (!walk.holds) walk.fault(`Version ${version} was put out to follow a text in force, and none was.`);
  else if (follows !== walk.holds)
    walk.fault(
      `Version ${version} says that it follows version ${said.version}, and version ${walk.holds.version} held.`,
    );
  if (follows && follows.data.documentHash !== said.documentHash)
    walk.fault(
      `Version ${version} says that it follows a text with the hash ${said.documentHash}; that of version ${follows.version} is ${follows.data.documentHash}.`,
    );
  if (last && (last.status === 'out' || (last.status === 'executed' && last !== walk.holds)))
    walk.fault(`Version ${version} was put out while version ${last.version} was on its way.`);
  if (walk.endedAt !== undefined) walk.fault(`Version ${version} was put out after the MOU had ended.`);
  if (kind !== 'amendment' && kind !== 'renewal')
    walk.fault(`Version ${version} does not say whether it amends or renews.`);
  putOut(walk, data, { kind: kind === 'renewal' ? 'renewal' : 'amendment', ...(follows && { follows }) });
}

function executed(walk: Walk, data: Data): void {
  const text = byRound(walk, data.round);
  if (text?.status !== 'out') {
    const which = text ? `${named(text)}, which was ${text.status}` : `The text of the round ${data.round}`;
    walk.fault(`${which} is called executed, and was not out for signature.`);
    return;
  }
  for (const words of termFaults({ ...text, term: data })) walk.fault(words);
  if (walk.endedAt !== undefined) walk.fault(`${named(text)} was executed after the MOU had ended at ${walk.endedAt}.`);
  Object.assign(text, { status: 'executed', term: { ...data } });
  if (!text.follows) walk.holds = text;
}

/** The calendar moves an end to a day on which offices are open, never to an earlier one. */
function sunsetSet(walk: Walk, { version, endsAt }: Data): void {
  const term = byVersion(walk, version)?.term;
  if (!term) walk.fault(`The days of version ${version} were set, and it was not executed.`);
  else if (endsAt !== undefined) {
    if (String(endsAt) < String(term.endsAt ?? ''))
      walk.fault(`The end of version ${version} was brought forward from ${term.endsAt} to ${endsAt}.`);
    term.endsAt = endsAt;
  }
}

function tookEffect(walk: Walk, { version, effectiveAt }: Data, at: string): void {
  const text = byVersion(walk, version);
  if (!text?.follows || text.status !== 'executed' || text.tookEffect) {
    walk.fault(`Version ${version} is said to have taken effect, and no signed successor has that number.`);
    return;
  }
  if (effectiveAt !== text.term?.effectiveAt)
    walk.fault(
      `${named(text)} is said to have taken effect at ${effectiveAt}, and its term at ${text.term?.effectiveAt}.`,
    );
  if (at < String(effectiveAt))
    walk.fault(`${named(text)} is said at ${at} to have taken effect at ${effectiveAt}, which was yet to come.`);
  if (walk.endedAt !== undefined) walk.fault(`${named(text)} took effect after the MOU had ended at ${walk.endedAt}.`);
  text.tookEffect = true;
  walk.holds = text;
}

function over(walk: Walk, { version, endedAt, fewer }: Data, at: string): void {
  const { holds } = walk;
  const last = walk.texts.at(-1);
  if (holds?.version !== version)
    walk.fault(`The MOU is said to have ended with version ${version}, and version ${holds?.version ?? 'none'} held.`);
  else if (!fewer && endedAt !== holds?.term?.endsAt)
    walk.fault(
      `The MOU is said to have ended at ${endedAt}, and version ${version} holds until ${holds?.term?.endsAt}.`,
    );
  if (at < String(endedAt)) walk.fault(`The MOU is said at ${at} to have ended at ${endedAt}, which was yet to come.`);
  if (last !== holds && last?.status === 'executed') {
    if (fewer) last.never = true;
    else walk.fault(`The MOU is said to have ended, and version ${last.version} was signed to follow.`);
  }
  // Whether too few were left by then is judged with the notices.
  if (fewer && holds) holds.endedAt = String(endedAt);
  walk.endedAt = String(endedAt);
}

/** Only what is out for signature, or came back from it, can come back or be voided. */
function closed(walk: Walk, data: Data, status: 'given back' | 'voided'): void {
  const text = byRound(walk, data.round);
  if (text?.status !== 'out')
    walk.fault(`${text ? named(text) : `The text of the round ${data.round}`} is called ${status}, and was not out.`);
  else text.status = status;
}

const EVENTS: Readonly<Record<string, (walk: Walk, data: Data, at: string) => void>> = {
  AgreementPublished: (walk, data) => putOut(walk, data),
  AgreementAdopted: (walk, data) => putOut(walk, data),
  PartyRefusedAdoption: (walk) => closed(walk, walk.texts.at(-1)?.data ?? {}, 'given back'),
  AgreementRevised: revised,
  SuccessorPublished: succeeded,
  AgreementExecuted: executed,
  SunsetSet: sunsetSet,
  VersionTookEffect: tookEffect,
  AgreementEnded: over,
  AgreementReturned: (walk, data) => closed(walk, data, 'given back'),
  AgreementVoided: (walk, data) => closed(walk, data, 'voided'),
  CopySealed: (walk, { version }) => {
    if (!byVersion(walk, version)?.term)
      walk.fault(`A copy of version ${version} was sealed, and it was not executed.`);
  },
};

/** `own` is the agreement's stream. Where it is not as it was recorded, the chain says so; here only what it tells is judged. */
export function versionsTold(own: readonly ExportedEvent[]): Versions {
  const faults: string[] = [];
  const walk: Walk = { texts: [], faults, fault: (words) => faults.push(words) };
  for (const event of own) if (Object.hasOwn(EVENTS, event.type)) EVENTS[event.type]?.(walk, dataOf(event), event.at);
  for (const text of walk.texts)
    if (text.follows && text.term && text.term.effectiveAt === text.term.executedAt && !text.tookEffect)
      walk.fault(`${named(text)} holds from its last signature, and no event says that it took effect.`);
  const { texts, endedAt } = walk;
  return { texts, faults, ...(endedAt !== undefined && { endedAt }) };
}

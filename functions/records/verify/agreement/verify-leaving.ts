/** Notices of withdrawal: each last day is reckoned again from the deliveries, nobody leaves before it or twice, and the MOU ends where fewer than two parties would stay. */
import { FEWEST_PARTIES } from '../../../agreements/leaving/domain/departures.rules.ts';
import { withdrawalEnds } from '../../../agreements/leaving/domain/withdrawal.rules.ts';
import type { ExportedEvent } from '../record.schema.ts';
import { blank, faulty, some, type Verdict } from '../verdict.ts';
import { type Data, dataOf, type TextRead, type Versions } from './text-read.ts';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

interface Notice {
  party: string;
  days: number;
  noticedAt: string;
  zone: string;
  jurisdiction: { country: string; region?: string };
  /** By party, when it was delivered. */
  to: Map<string, string | undefined>;
  status: 'open' | 'taken back' | 'left' | 'last';
}

interface Walk {
  texts: readonly TextRead[];
  /** Who stays of each version, as far as the events have told it. */
  stay: Map<number, Set<string>>;
  holds?: TextRead | undefined;
  notices: Map<unknown, Notice>;
  fault: (words: string) => void;
}

const staying = ({ holds, stay }: Walk): Set<string> => stay.get(holds?.version ?? 0) ?? new Set();
const openOf = ({ notices }: Walk, party: string) =>
  [...notices.values()].find((one) => one.party === party && one.status === 'open');

const lastMoment = ({ zone, jurisdiction, days, noticedAt, to }: Notice): string =>
  withdrawalEnds({ zone, ...jurisdiction }, { days, sentAt: noticedAt, delivered: [...to.values()] });

/** The text in force lets the others renew without whoever has not chosen to, and the review says who that is. */
const goesOnWithout = ({ holds }: Walk, { kind, review }: Data): boolean =>
  kind === 'renewal' && review !== undefined && (holds?.data.sunset as Data | undefined)?.goesOnWithout === true;

/** Whoever a text leaves out signs it, or has given notice, or has left, or is one of those whom the others may go on without. */
function putOut(walk: Walk, data: Data): void {
  const text = walk.texts.find(({ version }) => version === data.version);
  const parties = strings(data.parties);
  walk.stay.set(Number(data.version), new Set(parties));
  if (!text?.follows || goesOnWithout(walk, data)) return;
  const signs = [...parties, ...strings(data.leaving)];
  const out = [...staying(walk)].filter((party) => !signs.includes(party) && !openOf(walk, party));
  if (out.length > 0)
    walk.fault(`Version ${data.version} leaves ${some(out)} out, without a signature and without notice.`);
}

function noticed(walk: Walk, data: Data, at: string): void {
  const { withdrawal, version } = data;
  const party = String(data.party);
  const due = walk.notices.size + 1;
  if (withdrawal !== due) walk.fault(`Notice of withdrawal ${withdrawal} was given where notice ${due} had its turn.`);
  if (version !== walk.holds?.version)
    walk.fault(`Notice of withdrawal ${withdrawal} is of version ${version}, and version ${walk.holds?.version} held.`);
  const stay = staying(walk);
  const others = [...stay].filter((one) => one !== party);
  const to = strings(data.to);
  if (!stay.has(party) || openOf(walk, party))
    walk.fault(`Notice of withdrawal ${withdrawal} was given by ${party}, which could not give one.`);
  if (others.length !== to.length || !others.every((one) => to.includes(one)))
    walk.fault(`Notice of withdrawal ${withdrawal} was not given to all other parties, and to them alone.`);
  if (data.noticedAt !== at)
    walk.fault(`Notice of withdrawal ${withdrawal} was given at ${at}, and says another moment.`);
  walk.notices.set(withdrawal, {
    ...(data as unknown as Pick<Notice, 'days' | 'noticedAt' | 'zone' | 'jurisdiction'>),
    ...{ party, to: new Map(to.map((one) => [one, undefined])), status: 'open' },
  });
}

function delivered(walk: Walk, { withdrawal, party, deliveredAt }: Data, at: string): void {
  const { status, to } = walk.notices.get(withdrawal) ?? {};
  const known = to?.has(String(party)) && to.get(String(party)) === undefined;
  if (status !== 'open' || !known || deliveredAt !== at)
    walk.fault(
      `Notice of withdrawal ${withdrawal} is said at ${at} to have been delivered to ${party}, which could not be.`,
    );
  to?.set(String(party), String(deliveredAt));
}

function retracted(walk: Walk, { withdrawal }: Data, at: string): void {
  const notice = walk.notices.get(withdrawal);
  if (notice?.status !== 'open' || at >= lastMoment(notice))
    walk.fault(`Notice of withdrawal ${withdrawal} was taken back at ${at}, when it could not be.`);
  if (notice) notice.status = 'taken back';
}

function left(walk: Walk, { withdrawal, party, at: leftAt }: Data, at: string): void {
  const notice = walk.notices.get(withdrawal);
  const name = String(party);
  if (notice?.status !== 'open' || notice.party !== party || !staying(walk).has(name)) {
    walk.fault(`${party} is said to have left, and no notice of it was open.`);
    return;
  }
  const last = lastMoment(notice);
  if (leftAt !== last || at < last)
    walk.fault(
      `${party} is said at ${at} to have left at ${leftAt}; by its notice and the deliveries its last day ends at ${last}.`,
    );
  const ends = walk.holds?.term?.endsAt;
  if (ends !== undefined && last >= String(ends))
    walk.fault(`${party} is said to have left at ${leftAt}, and the MOU had ended at ${ends}.`);
  if (staying(walk).size <= FEWEST_PARTIES)
    walk.fault(`${party} is said to have left at ${leftAt}, when the MOU ended for all: fewer than two would stay.`);
  notice.status = 'left';
  for (const { version, status } of walk.texts)
    if (version === walk.holds?.version || (status === 'executed' && version > (walk.holds?.version ?? 0)))
      walk.stay.get(version)?.delete(name);
}

/** When the notices that stand leave fewer than two, before the end of the text. */
function fewFrom(walk: Walk): string | undefined {
  const stay = staying(walk);
  const open = [...walk.notices.values()].filter(({ status, party }) => status === 'open' && stay.has(party));
  const over = open
    .map(lastMoment)
    .sort()
    .find((at) => stay.size - open.filter((one) => lastMoment(one) <= at).length < FEWEST_PARTIES);
  const ends = walk.holds?.term?.endsAt;
  return over !== undefined && (ends === undefined || over < String(ends)) ? over : undefined;
}

function ended(walk: Walk, { endedAt, fewer = false }: Data): void {
  const few = fewFrom(walk);
  if (few === undefined ? fewer : !fewer || endedAt !== few)
    walk.fault(
      `The MOU is said to have ended at ${endedAt}${fewer ? ' with its parties' : ''}; by its notices it ${few === undefined ? 'goes on' : `ended at ${few}`}.`,
    );
  for (const notice of walk.notices.values())
    if (fewer && notice.status === 'open' && lastMoment(notice) === endedAt) notice.status = 'last';
}

const holdsFrom = (walk: Walk, is: (text: TextRead) => boolean): void => {
  walk.holds = walk.texts.find(is) ?? walk.holds;
};

const EVENTS: Readonly<Record<string, (walk: Walk, data: Data, at: string) => void>> = {
  AgreementPublished: putOut,
  AgreementAdopted: putOut,
  AgreementRevised: putOut,
  SuccessorPublished: putOut,
  AgreementExecuted: (walk, { round }) => holdsFrom(walk, ({ data, follows }) => data.round === round && !follows),
  VersionTookEffect: (walk, { version }) => holdsFrom(walk, (text) => text.version === version),
  WithdrawalNoticed: noticed,
  WithdrawalDelivered: delivered,
  WithdrawalRetracted: retracted,
  PartyLeft: left,
  AgreementEnded: ended,
};

/** `own` is the agreement's stream, `texts` what it tells of its versions. */
export function verifyLeaving(own: readonly ExportedEvent[], { texts }: Pick<Versions, 'texts'>): Verdict {
  const faults: string[] = [];
  const walk: Walk = { texts, stay: new Map(), notices: new Map(), fault: (words) => faults.push(words) };
  for (const event of own) EVENTS[event.type]?.(walk, dataOf(event), event.at);
  if (faults.length > 0) return faulty(...faults);
  if (walk.notices.size === 0) return blank();
  const by = (status: Notice['status']) =>
    [...walk.notices.values()].filter((one) => one.status === status).map(({ party }) => party);
  const [gone, last] = [by('left'), by('last')];
  const which = [
    ...(gone.length > 0 ? [`${some(gone)} left by it, on the last day calculated again`] : []),
    ...(last.length > 0 ? [`the MOU ended by that of ${some(last)}, on the last day calculated again`] : []),
  ];
  return {
    ...blank(),
    holds: [`Notices of withdrawal: ${walk.notices.size}; ${which.join('; ') || 'nobody has left by one'}.`],
  };
}

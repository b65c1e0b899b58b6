/** What can happen to the plan of an MOU's KPIs, schema first: what the parties change without an amendment, what is asked for, and how each period closed. */
import * as z from 'zod';
import { speaker } from '../../../disputes/domain/speaker.schema.ts';

const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const nothing = z.undefined().optional();
/** When the clock next brings something about, as far as no suspension moves it; absent after the last period. */
const next = instant.optional();

/** The periods of a text are watched over: of the first one, and of each that follows it. */
export const PlanBegun = z.strictObject({
  type: z.literal('PlanBegun'),
  data: z.strictObject({ agreement: z.string(), version: z.int().min(1), textHash: z.string(), from: day, next }),
  body: nothing,
});

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('target'), kpi: z.string(), value: z.string(), from: day }),
  z.strictObject({ kind: z.literal('baseline'), kpi: z.string(), value: z.string(), day, from: day }),
  z.strictObject({ kind: z.literal('exception'), kpi: z.string(), period: z.string(), party: z.string() }),
]);
export type Proposed = z.infer<typeof change>;

/** One party proposes; every other one has to agree. */
export const ChangeProposed = z.strictObject({
  type: z.literal('ChangeProposed'),
  data: z.strictObject({ proposal: z.int().min(1), party: z.string(), under: z.int().min(1), change, next }),
  body: z.strictObject({ by: speaker, reason: z.string() }),
});

const answer = { proposal: z.int().min(1), party: z.string() };

export const ChangeAgreed = z.strictObject({
  type: z.literal('ChangeAgreed'),
  data: z.strictObject(answer),
  body: z.strictObject({ by: speaker }),
});

export const ChangeDeclined = z.strictObject({
  type: z.literal('ChangeDeclined'),
  data: z.strictObject({ ...answer, next }),
  body: z.strictObject({ by: speaker, reason: z.string() }),
});

export const ChangeWithdrawn = z.strictObject({
  type: z.literal('ChangeWithdrawn'),
  data: z.strictObject({ ...answer, next }),
  body: z.strictObject({ by: speaker }),
});

const agreed = { proposal: z.int().min(1), kpi: z.string(), next };

/** All agreed: within the band of the MOU, another target holds for periods that end on that day or later. */
export const TargetMoved = z.strictObject({
  type: z.literal('TargetMoved'),
  data: z.strictObject({ ...agreed, under: z.int().min(1), from: day, value: z.string() }),
  body: nothing,
});

export const BaselineRestated = z.strictObject({
  type: z.literal('BaselineRestated'),
  data: z.strictObject({ ...agreed, under: z.int().min(1), from: day, value: z.string(), day }),
  body: nothing,
});

const cell = z.strictObject({ kpi: z.string(), period: z.string(), party: z.string() });

/** All agreed that a first figure of a closed period is taken. */
export const ExceptionAgreed = z.strictObject({
  type: z.literal('ExceptionAgreed'),
  data: z.strictObject({
    ...agreed,
    period: z.string(),
    party: z.string(),
    /** Earlier exceptions whose cell is filled by now, so that nobody needs them any more. */
    used: z.array(cell).optional(),
  }),
  body: nothing,
});

const amount = z.strictObject({ over: z.string(), under: z.string() });
export const published = z.strictObject({
  kpi: z.string(),
  period: z.string(),
  version: z.int().min(1),
  status: z.enum(['on track', 'at risk', 'off track', 'not reported', 'nothing to measure']),
  /** What was recorded until then. */
  recorded: amount.optional(),
  required: amount.optional(),
  /** Parties whose figure of this period was missing. */
  silent: z.array(z.string()).optional(),
});

/** The due moment of some periods came: their statuses are published as they are. */
export const PeriodClosed = z.strictObject({
  type: z.literal('PeriodClosed'),
  data: z.strictObject({
    closedAt: instant,
    statuses: z.array(published).min(1),
    /** By party, up to which event of its own the figures count that these statuses are computed from. */
    judged: z.record(z.string(), z.int()),
    next,
  }),
  body: nothing,
});

const twice = { kpi: z.string(), periods: z.array(z.string()).length(2) };

export const OffTrackTwice = z.strictObject({
  type: z.literal('OffTrackTwice'),
  data: z.strictObject(twice),
  body: nothing,
});

export const NotReportedTwice = z.strictObject({
  type: z.literal('NotReportedTwice'),
  data: z.strictObject(twice),
  body: nothing,
});

/** What was open is open no more: its figures were corrected, or a later period interrupted it. */
export const OpenItemClosed = z.strictObject({
  type: z.literal('OpenItemClosed'),
  data: z.strictObject({
    ...twice,
    kind: z.enum(['off track twice', 'not reported twice']),
    how: z.enum(['corrected', 'over']),
  }),
  body: nothing,
});

/** In the morning of a business day the parties are told, once, what is missing, and what happened since they were told last. */
export const PartiesTold = z.strictObject({
  type: z.literal('PartiesTold'),
  data: z.strictObject({
    at: instant,
    /** Missing some business days before they are due. */
    awaited: z.array(
      z.strictObject({ kpi: z.string(), period: z.string(), dueAt: instant, parties: z.array(z.string()) }),
    ),
    /** Closed periods that were missed. */
    missed: z.array(z.strictObject({ kpi: z.string(), period: z.string() })),
    /** What became open. */
    opened: z.array(z.strictObject({ ...twice, kind: z.enum(['off track twice', 'not reported twice']) })),
    /** Proposals that wait for an answer, and those that were decided. */
    proposed: z.array(z.int().min(1)),
    decided: z.array(z.int().min(1)),
    /** Offices and liaisons of parties to whom there was something to tell: `health/lead`. */
    to: z.array(z.string()),
    next,
  }),
  body: nothing,
});

export const PlanEvent = z.discriminatedUnion('type', [
  PlanBegun,
  ChangeProposed,
  ChangeAgreed,
  ChangeDeclined,
  ChangeWithdrawn,
  TargetMoved,
  BaselineRestated,
  ExceptionAgreed,
  PeriodClosed,
  OffTrackTwice,
  NotReportedTwice,
  OpenItemClosed,
  PartiesTold,
]);
export type PlanEvent = z.infer<typeof PlanEvent>;
export type DataOf<Type extends PlanEvent['type']> = Extract<PlanEvent, { type: Type }>['data'];
export type Published = z.infer<typeof published>;

/** The half of a dispute's state that says what was proposed, taken, stopped and promised. */
import type { Instant } from '../../shared/kernel.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';

type Deciding = Extract<
  DisputeEvent,
  {
    type:
      | 'TextProposed'
      | 'TextAccepted'
      | 'DisputeDecided'
      | 'DissentRecorded'
      | 'DecisionVetoed'
      | 'VetoReasoned'
      | 'VetoLapsed'
      | 'VetoAnswered';
  }
>;

/** The execution that goes on with the level counts on from the one before. */
export const nextWatch = ({ watch = 0 }: Pick<Dispute, 'watch'>): number => watch + 1;

/** What a side's act does to its side. */
type Acting = (state: Dispute, party: string) => Dispute;

function decided(state: Dispute, data: DataOf<'DisputeDecided'>, at: Instant): Dispute {
  const { version, level, how, vetoUntil, followUps } = data;
  return {
    ...state,
    status: 'decided',
    decision: { version, level, how, at, ...(vetoUntil !== undefined && { vetoUntil }), followUps },
    decidedBy: state.text?.accepted ?? [],
    endedAt: at,
  };
}

/** The decision does not stand: the same level begins a new period with an execution of its own, owes an answer, and needs another text. */
function reopened(state: Dispute, { deadline, remindAt }: DataOf<'VetoReasoned'>, at: Instant): Dispute {
  const { decision: _, decidedBy: __, endedAt: ___, text: ____, ...rest } = state;
  const sides = Object.entries(state.sides).map(([party, side]) => [
    party,
    { ...side, acted: false, asksClimb: false },
  ]);
  return {
    ...rest,
    status: 'open',
    watch: nextWatch(state),
    opened: { at, deadline, remindAt },
    reminded: 0,
    sides: Object.fromEntries(sides),
    ...(state.veto && { veto: { ...state.veto, answerOwed: true } }),
  };
}

export function evolveDecision(state: Dispute, event: Deciding, at: Instant, acting: Acting): Dispute {
  switch (event.type) {
    case 'TextProposed': {
      const { version, party, as, followUps } = event.data;
      const text = { version, by: party, as, accepted: [party], promises: followUps };
      return { ...acting(state, party), versions: version, text, dissent: [], vetoed: [] };
    }
    case 'TextAccepted': {
      const accepted = [...(state.text?.accepted ?? []), event.data.party];
      return { ...acting(state, event.data.party), ...(state.text && { text: { ...state.text, accepted } }) };
    }
    case 'DisputeDecided':
      return decided(state, event.data, at);
    case 'DissentRecorded':
      return { ...state, dissent: [...new Set([...state.dissent, event.data.party])] };
    case 'DecisionVetoed': {
      const { party, version, right, reasonDue } = event.data;
      const veto = { party, version, right, at, reasonDue, answerOwed: false };
      return { ...state, status: 'vetoed', veto, vetoed: [...state.vetoed, `${party}/${version}`] };
    }
    case 'VetoReasoned':
      return reopened(state, event.data, at);
    case 'VetoLapsed':
      return { ...state, status: 'decided' };
    case 'VetoAnswered':
      return { ...acting(state, event.data.party), ...(state.veto && { veto: { ...state.veto, answerOwed: false } }) };
  }
}

/** A scope of states as nodes and arrows: every way from one state to another stands once, with the words that belong to it. */

/** What the drawing reads of a state; everything else in it is for the engine. */
export interface State {
  Type: string;
  Comment?: string;
  Next?: string;
  Default?: string;
  Choices?: { Condition?: string; Next: string }[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  Branches?: Scope[];
  ItemProcessor?: Scope;
}

export interface Scope {
  Comment?: string;
  StartAt: string;
  States: Record<string, State>;
}

export interface Arrow {
  from: string;
  to: string;
  kind: 'next' | 'choice' | 'catch';
  /** Short text on the arrow: the condition of a choice, the error that is caught; empty for what needs no words. */
  label: string;
}

/** `{% $stand = 'waiting' %}` is $stand = 'waiting'. */
const plain = (condition = ''): string => condition.replace(/^\{%\s*|\s*%\}$/g, '');

const CAUGHT: Record<string, string> = { 'States.ALL': '', 'States.Timeout': 'time is up' };

const arrowsOf = (from: string, { Next, Default, Choices = [], Catch = [] }: State): Arrow[] => [
  ...(Next === undefined ? [] : [{ from, to: Next, kind: 'next' as const, label: '' }]),
  ...Choices.map(({ Condition, Next: to }) => ({ from, to, kind: 'choice' as const, label: plain(Condition) })),
  ...(Default === undefined ? [] : [{ from, to: Default, kind: 'choice' as const, label: 'otherwise' }]),
  ...Catch.map(({ ErrorEquals, Next: to }) => ({
    from,
    to,
    kind: 'catch' as const,
    label: ErrorEquals.map((error) => CAUGHT[error] ?? error).join(', '),
  })),
];

/** In the order in which they are written down. */
export const arrows = ({ States }: Scope): Arrow[] =>
  Object.entries(States).flatMap(([name, state]) => arrowsOf(name, state));

export const innerScopes = ({ Branches, ItemProcessor }: State): Scope[] => [
  ...(Branches ?? []),
  ...(ItemProcessor ? [ItemProcessor] : []),
];

/** Every state, those in branches and maps too, in the order in which they are written down. */
export const statesOf = ({ States }: Scope): [name: string, state: State][] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...innerScopes(state).flatMap(statesOf),
  ]);

/** The frame for a signatory who came by a link: tabs lead only to what this link opens, never to a page of someone who is signed in. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { FrameView, Tab, Turn } from '../../shared/pages/frame.tsx';
import type { Visited } from '../authorize-round.ts';

/** Which of the pages of a link is shown; `act` is one that belongs to the first. */
export type RoundPlace = 'overview' | 'changes' | 'record' | 'act';

interface More {
  /** Of the text that was read; of another version than today's it may be another one. */
  title?: string;
  turn?: Turn | undefined;
}

const tabsOf = ({ round }: Visited, place: RoundPlace): Tab[] => {
  const page = `/rounds/${round.id}`;
  const here = (one: RoundPlace) => place === one && ({ current: 'page' } as const);
  return [
    { label: 'Overview', href: page, ...(place === 'act' ? { current: 'true' } : here('overview')) },
    { label: 'Text', href: `${page}#text` },
    { label: 'Signatures', href: `${page}#signatures` },
    ...(round.version > 1 ? [{ label: 'What changed', href: `${page}/differences`, ...here('changes') }] : []),
    { label: 'Record', href: `${page}/record`, ...here('record') },
  ];
};

export function roundFrame(visited: Visited, now: Instant, place: RoundPlace, { title, turn }: More = {}): FrameView {
  const { agreement, round, registered, replaced, visitor } = visited;
  const role = { is: 'signatory', party: visitor.party, office: visitor.signer.office } as const;
  const frame = frameOf({
    ...{ agreement, round, now, turn },
    title: title ?? titleOf([registered], agreement),
    register: [registered],
    roles: [role],
    part: 'overview',
  });
  return {
    ...frame,
    ...(replaced && { status: { word: 'Replaced', look: 'over' }, dates: [`Version ${round.version}`] }),
    tabs: tabsOf(visited, place),
    heads: place === 'overview',
  };
}

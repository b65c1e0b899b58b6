/** What the guide can tell before there is a service to ask: who there is to be, and what there is to do; from the files of the examples. */
import type { Guide, GuideBoard } from '../console/guide/guide.ts';
import { plannedFigures } from './guide/figures.ts';
import { plannedOthers } from './guide/others.ts';
import { plannedReview } from './guide/review.ts';
import { memberOn, members, roadLiaisons, roads } from './road-closures.ts';
import { ANNEXES, COUNSEL, heads, liaisons, MOU_FILE, mouFile, recordsOfficers } from './wildfire-smoke.ts';

/** What the agency that organizes the agreement can do in a terminal. */
export function commandsFor(agreement: string): Guide['commands'] {
  const npm = (args: string) => `npm run mou -- ${args}`;
  return [
    { does: 'Who has signed', command: npm(`status ${agreement}`) },
    {
      does: 'Put a new version in its place: edit the file first',
      command: npm(`revise ${agreement} ${MOU_FILE} --annexes ${ANNEXES} --note "What has changed"`),
    },
    {
      does: 'Send a fresh link to a head who was asked',
      command: npm(`resend ${agreement} ${mouFile.parties[0]?.key}`),
    },
    { does: 'Take it back before it is executed', command: npm(`void ${agreement} --reason "Why"`) },
    { does: 'Take the record away', command: npm(`export ${agreement} --out record`) },
  ];
}

const board: GuideBoard = {
  ...{ number: roads.number, title: roads.title },
  ...{ page: '', docket: '', queue: '' },
  raised: memberOn(1, 'transport'),
  answers: memberOn(1, 'police'),
  answered: false,
  standing: '',
  level: 1,
  members,
  liaisons: Object.values(roadLiaisons),
};

export const plannedGuide: Guide = {
  agreement: '',
  number: mouFile.number,
  title: mouFile.title,
  signatories: Object.values(heads).map((head) => ({ ...head, status: 'being prepared' })),
  liaisons: Object.values(liaisons).map((one) => ({ ...one, page: '' })),
  reviewers: [COUNSEL],
  recordsOfficers: Object.values(recordsOfficers).map((one) => ({ ...one, page: '' })),
  board,
  others: plannedOthers,
  figures: plannedFigures,
  reviewed: plannedReview,
  record: '',
  commands: commandsFor(''),
};

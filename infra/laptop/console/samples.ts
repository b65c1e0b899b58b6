/** Samples for tests: a mail, a function's report and a guide; only what a test is about need be given. */

import type { FunctionReport } from '../cloud/lambda/lambda.ts';
import type { NewMail } from '../cloud/ses/inbox.ts';
import type { Guide, GuideBoard } from './guide/guide.ts';

export const START = Date.parse('2026-03-02T09:00:00.000Z');
export const DAY = 86_400_000;

let messages = 0;
/** A mail as the inbox takes it; only what a test is about need be given. */
export const aMail = (given: Partial<NewMail> = {}): NewMail => ({
  messageId: `message-${++messages}`,
  at: new Date(START).toISOString(),
  sender: 'concord@concord.example',
  from: 'concord@concord.example',
  to: ['ada@parks.example'],
  cc: [],
  recipients: ['ada@parks.example'],
  tags: { purpose: ['signature-request'] },
  fates: { 'ada@parks.example': 'Delivery' },
  headers: { subject: 'For your signature', to: 'ada@parks.example' },
  subject: 'For your signature',
  text: 'Read and sign:\nhttp://127.0.0.1:1/sign/abc\n',
  html: '<!doctype html><p><a href="http://127.0.0.1:1/sign/abc">Read and sign</a></p>',
  attachments: [],
  raw: Buffer.from('Subject: For your signature\r\n\r\nRead and sign\r\n'),
  ...given,
});

export const aReport = (given: Partial<FunctionReport> = {}): FunctionReport => ({
  id: 'mailerFunctionE7BF0FCD',
  name: 'Sample-mailer',
  role: 'arn:aws:iam::000000000000:role/mailer',
  environment: ['TABLE', 'MAIL_FROM'],
  invocations: 3,
  errors: 0,
  sandboxes: 1,
  inits: [120.4],
  lastError: undefined,
  lines: [],
  ...given,
});

export const aGuide = (given: Partial<Guide> = {}): Guide => ({
  agreement: 'mou_1',
  number: 'MOU-2026-001',
  title: 'Sharing trail crews',
  status: 'out for signature',
  signatories: [
    { name: 'Ada Moss', title: 'Director', agency: 'Parks', mailbox: 'ada@parks.example', status: 'waiting' },
    { name: 'Bo Reyes', title: 'Commissioner', agency: 'Roads', mailbox: 'bo@roads.example', status: 'bounced' },
    { name: 'Cy Lund', title: 'Chief', agency: 'Fire', mailbox: 'cy@fire.example', status: 'signed' },
  ],
  commands: [{ does: 'See its status', command: 'npm run mou -- status mou_1' }],
  ...given,
});

const member = (party: string, agency: string, level: number, name: string) => ({
  ...{ name: `${name} of ${agency}`, title: name, agency, page: 'http://127.0.0.1:1/agreements/mou_2/disputes/1' },
  mailbox: `${name.toLowerCase()}@${party}.example`,
  level: { number: level, name: `${name}s` },
});

export const aBoard = (given: Partial<GuideBoard> = {}): GuideBoard => ({
  number: 'MOU-2026-002',
  title: 'Sharing a ridge',
  page: 'http://127.0.0.1:1/agreements/mou_2/disputes/1',
  docket: 'http://127.0.0.1:1/agreements/mou_2/disputes',
  queue: 'http://127.0.0.1:1/disputes',
  raised: member('parks', 'Parks', 1, 'Lead'),
  answers: member('roads', 'Roads', 1, 'Lead'),
  answered: false,
  standing: 'on level 1 of 2: Leads',
  level: 1,
  due: '2026-03-05T22:00:00.000Z',
  members: [1, 2].flatMap((level) => [
    member('parks', 'Parks', level, level === 1 ? 'Lead' : 'Director'),
    member('roads', 'Roads', level, level === 1 ? 'Lead' : 'Director'),
  ]),
  liaisons: [{ name: 'Vi Song', agency: 'Parks', mailbox: 'vi@parks.example' }],
  ...given,
});

/** A guide of what is being prepared: no ids, no addresses. */
export const aPlan = (): Guide => {
  const { signatories, commands } = aGuide();
  const person = { name: 'Vi Song', agency: 'Roads', mailbox: 'vi@roads.example', page: '' };
  return aGuide({
    agreement: '',
    signatories: signatories.map((one) => ({ ...one, status: 'being prepared' })),
    liaisons: [person],
    reviewers: [{ ...person, reviews: 'counsel, required' }],
    recordsOfficers: [person],
    board: aBoard({ page: '', docket: '', queue: '', standing: '', due: undefined }),
    record: '',
    commands,
  });
};

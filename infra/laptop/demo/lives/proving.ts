/** What is left of the three lives: what a stranger can check without the service. */
import { writeFileSync } from 'node:fs';
import { crashHeads } from '../crashes.ts';
import { type Ours, personAt } from '../demonstration.ts';
import { exported, fileOf, verifying, witnesses } from '../keeping.ts';
import { laboratoryLiaisons } from '../laboratory.ts';
import { expect, type Stage, type Step } from '../stage.ts';
import { ours, page } from './telling.ts';

const EVIDENCE = 'evidence.pdf';
const REPORT = 'closing-report.pdf';

/** Saves a sealed file as somebody who is signed in. */
async function save(stage: Stage, of: Ours, mailbox: string, [path, name]: readonly [string, string]): Promise<string> {
  const { cloud } = stage;
  await page(stage, of, mailbox, '');
  const { cookie } = personAt(cloud, mailbox).browser;
  const response = await fetch(`${cloud.url}/agreements/${of.agreement}${path}`, { headers: { cookie } });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 5).equals(Buffer.from('%PDF-')), `${path} is a PDF, not ${response.status}`);
  writeFileSync(fileOf(stage, name), bytes);
  return `${name}, ${Math.round(bytes.length / 1024)} KB`;
}

const saved: Step = [
  'The evidence of the review and the closing report are saved as sealed PDFs',
  async (stage) => {
    const head = crashHeads.police?.mailbox ?? '';
    const liaison = laboratoryLiaisons.water?.mailbox ?? '';
    const files = [
      await save(stage, ours(stage, 'crashes'), head, ['/reviews/1/evidence.pdf', EVIDENCE]),
      await save(stage, ours(stage, 'laboratory'), liaison, ['/closing/report', REPORT]),
    ];
    return files.join('; ');
  },
];

export const proving: readonly Step[] = [saved, witnesses, exported, verifying([EVIDENCE, REPORT])];

/** What a notice changes, and what became of it, in words. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Notice } from '../../../shared/pages/elements.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import type { SignedIn } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import { officeTitle, partyName, type SignedMou } from '../../domain/signed-mou.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import type { ContactToday, ReporterToday } from '../domain/today.rules.ts';
import { Words } from './contact.tsx';

export interface ChangeView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  agreement: string;
  number: string;
  zone: string;
  /** Of the version that it is about. */
  text: SignedMou;
  notice: Noticed;
  /** What it is about, as it was before. */
  before: { contact?: ContactToday | undefined; reporter?: ReporterToday | undefined };
  partyName: string;
  /** `3 business days left` */
  left: string;
  /** What the reader may do about it. */
  may: 'object' | 'take back' | undefined;
  done: string | undefined;
  refused: Refusal | undefined;
  typed: Readonly<Record<string, string>>;
}

export const moment = ({ zone }: ChangeView, at = ''): string => sayInstant(at, zone);

const REMOVED = 'The words were removed by law.';

export const facts = (view: ChangeView) => {
  const { notice, before, text } = view;
  const { about, party } = notice;
  if (about.kind === 'reporter') {
    const title = (office: string | undefined) => office && officeTitle(text, party, office);
    return [
      ['KPI', before.reporter?.name],
      ['Reported before by', title(before.reporter?.today)],
      ['By the notice reported by', title(about.office)],
      ['The signed text says', title(before.reporter?.signed)],
    ] as const;
  }
  const { today, signed } = before.contact ?? {};
  const becomes = notice.to ? <Words of={notice.to} /> : REMOVED;
  return [
    ['Before the notice', today && <Words of={today} />],
    ['By the notice', about.does === 'remove' ? 'No such contact' : becomes],
    ['The signed text says', signed ? <Words of={signed} /> : 'Nothing of this contact'],
  ] as const;
};

/** What it takes now, and how. */
const Amendment = ({ view }: { view: ChangeView }) => (
  <Notice kind="warning" heading="It takes an amendment now">
    <p>
      {partyName(view.text, view.notice.objection?.party ?? '')} objected, so the notice changes nothing. What it was
      about can still be agreed: by an amendment, which every party signs.
    </p>
    <p>
      Any party can put one out. Its organizer takes the MOU file, changes it, and sends it with{' '}
      <code>npm run mou -- amend {view.agreement} FILE</code>. The text in force holds until all have signed.
    </p>
  </Notice>
);

export const Outcome = (view: ChangeView) => {
  const { notice } = view;
  const { status, since, objectBy, objection } = notice;
  switch (status) {
    case 'open':
      return (
        <p>
          Nobody signs for this. It holds from {moment(view, objectBy)}, unless a liaison of another party objects
          before: {view.left}.
        </p>
      );
    case 'held':
      return <p>Nobody objected. It holds since {moment(view, since)}; the signed text stays as it was signed.</p>;
    case 'taken back':
      return (
        <p>
          {view.partyName} took it back on {moment(view, since)}.
        </p>
      );
    case 'lapsed':
      return (
        <p>
          The text that it was about gave way, or ended, on {moment(view, since)}, before the time to object was over. A
          text that follows says its own contacts and reporting offices.
        </p>
      );
    case 'objected':
      return (
        <>
          <Amendment view={view} />
          <p>
            The reason of {partyName(view.text, objection?.party ?? '')}, on {moment(view, since)}
            {objection?.by && (
              <>
                , by <bdi>{objection.by}</bdi>
              </>
            )}
            :
          </p>
          <blockquote class="concord-words" dir="auto">
            {objection?.reason ?? 'The reason was removed by law.'}
          </blockquote>
        </>
      );
  }
};

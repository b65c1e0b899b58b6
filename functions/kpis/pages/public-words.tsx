/** Figures that everyone can read: it is said on every page of them, to the parties and to everyone. */
import type { ComponentChildren } from 'preact';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { layout } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Seen } from './seen.ts';

/** On pages of the parties. */
export const FiguresArePublic = ({ seen: { isPublic, everyone }, at }: { seen: Seen; at: string }) =>
  isPublic && !everyone ? (
    <p class="kpi-public">
      Anyone can read these figures at <a href={at}>{at}</a>. Names and notes are not shown there. The signed text says
      so.
    </p>
  ) : null;

/** The shell of a page for everyone; the MOU's title stands there only where its text is for everyone, too. */
export const publicLayout = ({
  title,
  name,
  seen,
  main,
}: {
  title: string;
  name: string | undefined;
  seen: Seen;
  main: ComponentChildren;
}): string =>
  layout({
    title,
    signIn: true,
    main: (
      <>
        <div class="kpi-public-head">
          <p class="concord-number">{mouName(seen.number)}</p>
          {name !== undefined && <p dir="auto">{name}</p>}
          <p>
            These figures are public: the parties of this memorandum of understanding have signed that anyone may read
            them. Names and notes are left out. As of {sayInstant(seen.now, seen.zone)}.
          </p>
        </div>
        {main}
      </>
    ),
  });

/** The pages on which one act is done: what the commitment says, why nothing can be done where that is so, and the form. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import type { ActView } from './commitment-view.ts';
import { FactList } from './facts.tsx';

export const errorOf = ({ refused }: Pick<ActView, 'refused'>, name: string): Refusal | undefined =>
  refused.find(({ field }) => field === name);

export const actPage = (view: ActView, heading: string, form: ComponentChildren): string => {
  const { person, frame, mou, facts, path, refused, closed } = view;
  const [first] = refused;
  return layout({
    title: `${heading}: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {closed && !first && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
        <FactList of={facts} />
        {!closed && form}
        <p>
          <a href={path}>Back to the commitment</a>
        </p>
      </>
    ),
  });
};

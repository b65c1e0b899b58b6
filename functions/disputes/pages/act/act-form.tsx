/** The frame of every form on a dispute: where it is sent, what it carries along unseen, and the one box that many of them have. */
import type { ComponentChildren } from 'preact';
import { FirstButton } from '../../../shared/pages/first-button.tsx';
import { Button, Form } from '../../../shared/pages/form.tsx';
import { carriedFor } from '../acts-for.tsx';
import { type FormPart, TextBox, type TextProps } from '../dispute-fields.tsx';
import type { ActView } from './act-view.ts';
import { PATHS } from './act-words.ts';

export interface OfView {
  view: ActView;
}

interface ActFormProps extends OfView {
  button: string;
  look?: 'outline' | 'secondary';
  /** What the page showed, by which it is known whether that still stands. */
  also?: Record<`_${string}`, string>;
  children?: ComponentChildren;
}

/** Where only a row was added, the reader has been told of nothing new: the form still says what its first page showed. */
function carried({ view: { dispute, refused }, also = {} }: ActFormProps): Record<`_${string}`, string> {
  const shown = { _level: String(dispute.level), ...also };
  if (!refused || refused.findings.length > 0) return shown;
  const { typed } = refused;
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, typed[name] ?? value]));
}

/** It says which level the page showed. */
export const ActForm = (props: ActFormProps) => {
  const { view, button, look, children } = props;
  const { agreement, dispute, form, act, who } = view;
  const page = `/agreements/${agreement.id}/disputes/${dispute.number}/${PATHS[act]}`;
  return (
    <Form to={page} page={page} keys={form} carries={{ ...carried(props), ...carriedFor(who) }}>
      <FirstButton />
      {children}
      {look ? <Button look={look}>{button}</Button> : <Button>{button}</Button>}
    </Form>
  );
};

export const partOf = ({ refused, act }: ActView): FormPart => ({ refused, act });

/** An act that is made in words: one box. */
export const WordsForm = ({ box, children, ...form }: ActFormProps & { box: Omit<TextProps, 'part'> }) => (
  <ActForm {...form}>
    {children}
    <TextBox part={partOf(form.view)} {...box} />
  </ActForm>
);

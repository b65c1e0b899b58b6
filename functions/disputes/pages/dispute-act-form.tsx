/** The frame of every form on a dispute: where it is sent, what it carries along unseen, and the one box that many of them have. */
import type { ComponentChildren } from 'preact';
import { Button, Form } from '../../shared/pages/form.tsx';
import type { Act } from '../domain/offered.rules.ts';
import { carriedFor } from './acts-for.tsx';
import { type FormPart, TextBox, type TextProps } from './dispute-fields.tsx';
import type { DisputeView } from './dispute-view.ts';

export interface OfView {
  view: DisputeView;
}

interface ActFormProps extends OfView {
  act: Act;
  /** Where below the dispute it is sent to. */
  to: string;
  heading: string;
  button: string;
  look?: 'outline' | 'secondary';
  also?: Record<`_${string}`, string>;
  children?: ComponentChildren;
}

/** One act, in a form of its own; it says which level the page showed. */
export const ActForm = ({ view, act, to, heading, button, look, also = {}, children }: ActFormProps) => {
  const { agreement, dispute, form } = view;
  const page = `/agreements/${agreement.id}/disputes/${dispute.number}`;
  return (
    <section class="concord-act" id={act}>
      <h3>{heading}</h3>
      <Form
        to={`${page}/${to}`}
        page={page}
        keys={form}
        carries={{ _level: String(dispute.level), ...carriedFor(view.who), ...also }}
      >
        {children}
        {look ? <Button look={look}>{button}</Button> : <Button>{button}</Button>}
      </Form>
    </section>
  );
};

export const partOf = ({ refused }: DisputeView, act: Act): FormPart => ({ refused, act });

/** An act that is made in words: one box. */
export const WordsForm = ({ box, children, ...form }: ActFormProps & { box: Omit<TextProps, 'part'> }) => (
  <ActForm {...form}>
    {children}
    <TextBox part={partOf(form.view, form.act)} {...box} />
  </ActForm>
);

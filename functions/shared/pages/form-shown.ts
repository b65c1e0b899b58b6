/** What a form tells of itself: its page and the labels that it showed, so that what was typed can be shown again by whoever gets it. */
import { type ComponentChildren, createContext, isValidElement } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldShown, FormShown } from './written.ts';

/** The form that is being rendered: its fields enter themselves. */
export const FormContext = createContext<FormShown | undefined>(undefined);
/** What a group of fields is called, for fields whose own label says only which of them it is. */
export const GroupContext = createContext('');

/** Label as text, whatever it is made of. */
export const wordsOf = (of: ComponentChildren): string => {
  if (Array.isArray(of)) return of.map(wordsOf).join('');
  if (isValidElement(of)) return wordsOf((of.props as { children?: ComponentChildren }).children);
  return typeof of === 'string' || typeof of === 'number' ? String(of) : '';
};

export function useShown(name: string, label: ComponentChildren, more: Omit<FieldShown, 'label'> = {}): void {
  const form = useContext(FormContext);
  const group = useContext(GroupContext);
  if (form) form.fields[name] = { label: [group, wordsOf(label)].filter(Boolean).join(': '), ...more };
}

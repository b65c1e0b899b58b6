/** Whether a page says that something was wrong: then its title says so first, where a screen reader begins. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export const PageErrors = createContext<{ any: boolean } | undefined>(undefined);

/** For every part of a page that tells an error, if there is one. */
export function useError(error: unknown): void {
  const errors = useContext(PageErrors);
  if (error && errors) errors.any = true;
}

import type { Need, Principal } from '../service.ts';
import type { Functions } from './functions.ts';

export type KillSwitch = {
  /**
   * The function's environments that are at work when it next makes this call are lost then, as if their machine died:
   * AWS has taken the call, and nobody is there to hear the answer. @returns once that has happened
   */
  killDuring(call: { readonly functionName: string; readonly action: string }): Promise<void>;
  /** To be told of every call that is allowed, before it runs. */
  noticeCall(principal: Principal, need: Need): void;
};

export function createKillSwitch(functions: Functions): KillSwitch {
  const armed = new Set<{ functionName: string; action: string; done: () => void }>();
  return {
    killDuring: (call) =>
      new Promise((resolve) => {
        armed.add({ ...call, done: resolve });
      }),
    noticeCall(principal, { action }) {
      if (armed.size === 0 || principal.kind !== 'role') return;
      for (const one of armed) {
        // A function's session is named as the function.
        if (one.functionName !== principal.session || one.action !== action) continue;
        armed.delete(one);
        functions.find(one.functionName).environments.killBusy();
        one.done();
      }
    },
  };
}

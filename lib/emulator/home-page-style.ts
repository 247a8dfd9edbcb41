/** One column that a phone can show. */
export const HOME_STYLE = `
header, main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem }
header { padding-top: 2.5rem } h1 { margin: 0; font-size: 1.9rem; letter-spacing: -.02em }
header p { margin: .2rem 0; color: var(--soft) } h2 { margin: 0 0 .6rem; font-size: 1.05rem }
nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin-bottom: 1rem }
nav a { padding: 1rem 1.25rem; border-radius: .75rem; background: var(--accent); color: var(--on-accent); text-decoration: none }
nav b { display: block; font-size: 1.2rem }
section { margin-bottom: 1rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card) }
section p { margin: .4rem 0; color: var(--soft) }
pre { margin: .2rem 0 1rem; padding: .7rem .9rem; border-radius: .5rem; background: var(--paper);
  font: 13px/1.55 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all }
table { width: 100%; border-collapse: collapse; margin-bottom: .5rem }
th { text-align: left; font-weight: 500; color: var(--soft) } td { overflow-wrap: anywhere; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
.denials { margin: 0; padding-left: 1.25rem; color: var(--warn) }
`;

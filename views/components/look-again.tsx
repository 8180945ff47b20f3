/** The notice in which this stands: it keeps its id through all its words. */
export const NOTICE = 'notice'

/**
 * htmx looks again every other second for what became of an act, until the page comes without this. The part is
 * changed where it differs and not put in anew: whoever has the focus in it keeps it, and the notice is read out when
 * its words change. Without a script there is a link beside it.
 */
export const LookAgain = ({ here, part }: { here: string; part: string }) => (
  <span
    id="look-again"
    hx-get={here}
    hx-trigger="every 2s"
    hx-target={part}
    hx-select={part}
    hx-swap="outerMorph"
  ></span>
)

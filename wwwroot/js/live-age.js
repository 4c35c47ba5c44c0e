// <live-age seconds="42" stamp="…" stale-after="600">42 s</live-age> counts on from what the server wrote, without asking it again.
// The server's and the browser's clocks may differ: only time passed since the last change counts.
const space = '\u00a0';

function span(seconds) {
  if (seconds < 60) return `${seconds}${space}s`;
  const minutes = Math.floor(seconds / 60);
  if (seconds < 300 && seconds % 60) return `${minutes}${space}min ${seconds % 60}${space}s`;
  if (minutes < 60) return `${minutes}${space}min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 ? `${hours}${space}h ${minutes % 60}${space}min` : `${hours}${space}h`;
}

class LiveAge extends HTMLElement {
  static observedAttributes = ['stamp'];

  attributeChangedCallback() {
    this.since = performance.now();
  }

  connectedCallback() {
    this.timer = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tick() {
    const seconds = Number(this.getAttribute('seconds')) + Math.floor((performance.now() - this.since) / 1000);
    // The text node is Blazor's: its content may change, the node must stay.
    if (this.firstChild) this.firstChild.data = span(seconds);
    this.parentElement?.classList.toggle('is-late', seconds > Number(this.getAttribute('stale-after')));
  }
}

customElements.define('live-age', LiveAge);

// Draws at most once a frame, one drawing at a time, and not while nobody can see it; catches up when seen again.
export class Painter {
  constructor(host, draw) {
    this.draw = draw;
    this.isSeen = true;
    this.onVisible = () => this.schedule();
    this.observer = new IntersectionObserver(entries => {
      this.isSeen = entries.at(-1).isIntersecting;
      this.schedule();
    });
    this.observer.observe(host);
    document.addEventListener('visibilitychange', this.onVisible);
  }

  request() {
    this.isWanted = true;
    this.schedule();
  }

  schedule() {
    if (!this.isWanted || !this.isSeen || this.isDrawing || document.hidden) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  async paint() {
    if (this.isDisposed) return;
    this.isWanted = false;
    this.isDrawing = true;
    try {
      await this.draw();
    } finally {
      this.isDrawing = false;
    }
    this.schedule();
  }

  dispose() {
    this.isDisposed = true;
    this.isWanted = false;
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.onVisible);
    cancelAnimationFrame(this.frame);
  }
}

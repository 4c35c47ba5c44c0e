// Shades stretches of time: elements over the plot, so that moving them never redraws the chart.
class Band {
  constructor(host, className, title) {
    this.host = host;
    this.element = document.createElement('div');
    this.element.className = className;
    this.element.title = title;
  }

  place(globals, from, to) {
    const { minX, maxX, gridWidth, gridHeight, translateX, translateY } = globals;
    const at = time => Math.min(1, Math.max(0, (time - minX) / (maxX - minX))) * gridWidth;
    const [left, right] = [at(from), at(to)];
    if (!(left < right)) {
      this.remove();
      return;
    }
    Object.assign(this.element.style, { left: `${translateX + left}px`, width: `${right - left}px`, top: `${translateY}px`, height: `${gridHeight}px` });
    this.host.append(this.element);
  }

  remove() {
    this.element.remove();
  }
}

export class Shade {
  constructor(host) {
    this.host = host;
    this.unsettled = new Band(host, 'chart-unsettled', 'Still arriving: these minutes may grow');
    this.bands = [];
  }

  // `marks` holds beginning and end of each stretch, one after the other.
  place(globals, settled, end, marks) {
    this.bands.forEach(band => band.remove());
    this.bands = [];
    if (!globals?.gridWidth) {
      this.unsettled.remove();
      return;
    }
    for (let i = 0; i < marks.length; i += 2) {
      const band = new Band(this.host, 'chart-marked', 'Minutes of the finding');
      band.place(globals, marks[i], marks[i + 1]);
      this.bands.push(band);
    }
    this.unsettled.place(globals, settled, settled < end ? Infinity : -Infinity);
  }
}

// Hatches the minutes that are still arriving: an element over the plot, so that moving it never redraws the chart.
export class Shade {
  constructor(host) {
    this.host = host;
    this.element = document.createElement('div');
    this.element.className = 'chart-unsettled';
    this.element.title = 'Still arriving: these minutes may grow';
  }

  place(globals, from, end) {
    if (!globals || !globals.gridWidth || !(from < end)) {
      this.element.remove();
      return;
    }
    const { minX, maxX, gridWidth, gridHeight, translateX, translateY } = globals;
    const left = Math.max(0, (from - minX) / (maxX - minX)) * gridWidth;
    Object.assign(this.element.style, {
      left: `${translateX + left}px`,
      width: `${gridWidth - left}px`,
      top: `${translateY}px`,
      height: `${gridHeight}px`,
    });
    this.host.append(this.element);
  }
}

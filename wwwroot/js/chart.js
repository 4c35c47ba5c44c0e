// The only module that knows ApexCharts. TimeChart.cs calls create, then update, replace and dispose.
import ApexCharts from '../lib/apexcharts/apexcharts.esm.js';
import { options } from './chart-options.js';
import { Points } from './chart-points.js';
import { Painter } from './chart-painter.js';
import { Shade } from './chart-shade.js';

const decoder = new TextDecoder();
const parse = utf8 => JSON.parse(decoder.decode(utf8));

class Chart {
  constructor(host, spec, bytes, settled, marks) {
    this.host = host;
    this.painter = new Painter(host, () => this.draw());
    this.shade = new Shade(host);
    this.onTheme = () => this.rebuild();
    document.addEventListener('themechange', this.onTheme);
    this.take(spec, bytes, settled, marks);
  }

  take(spec, bytes, settled, marks) {
    this.spec = spec;
    this.settled = settled;
    this.marks = marks;
    this.points = new Points(spec.series.length);
    this.points.merge(bytes);
    this.rebuild();
  }

  // Bytes hold rows that are new or changed; rows before `from` have left the window.
  update(bytes, from, settled, marks) {
    this.settled = settled;
    this.marks = marks;
    this.points.merge(bytes);
    this.points.dropBefore(from);
    this.painter.request();
  }

  replace(specUtf8, bytes, settled, marks) {
    this.take(parse(specUtf8), bytes, settled, marks);
  }

  // Never updateOptions: it leaks in long-lived pages. What is rare is built anew.
  rebuild() {
    this.stale = true;
    this.painter.request();
  }

  async draw() {
    if (this.stale) {
      this.stale = false;
      this.chart?.destroy();
      this.chart = new ApexCharts(this.host, options(this.spec, this.points, () => this.place()));
      await this.chart.render();
    } else {
      await this.chart.updateSeries(this.points.series(this.spec), false);
    }
    this.place();
  }

  place() {
    this.shade.place(this.chart?.w?.globals, this.settled, this.points.end(), this.marks);
  }

  dispose() {
    document.removeEventListener('themechange', this.onTheme);
    this.painter.dispose();
    this.chart?.destroy();
    this.chart = null;
    this.host.replaceChildren();
  }
}

export const create = (host, specUtf8, bytes, settled, marks) => new Chart(host, parse(specUtf8), bytes, settled, marks);

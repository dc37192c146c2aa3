'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const words = {
    zh: { before: '原规则', after: '新规则', creators: '创作者人数', pay: '所得', same: '不变' },
    en: { before: 'before', after: 'after', creators: 'creators', pay: 'pay', same: 'no change' },
  };
  const colors = { before: '#8fa3b5', after: '#1d5b79', third: '#e0a030' };
  const places = (text) => Math.log10(1 + Number(text));
  const round = [0, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7];
  const grouped = (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, (match, digits, at) => (text.indexOf('.') >= 0 && at > text.indexOf('.')) ? '' : ',');
  let charts = [];

  const bars = (id, labels, before, after, said, axis) => new Chart(document.getElementById(id), {
    type: 'bar',
    data: {
      labels,
      datasets: [
        { label: said.before, data: before.map(Number), backgroundColor: colors.before, maxBarThickness: 70 },
        { label: said.after, data: after.map(Number), backgroundColor: colors.after, maxBarThickness: 70 },
      ],
    },
    options: {
      animation: false, maintainAspectRatio: false,
      scales: { y: { beginAtZero: true, title: { display: true, text: axis } } },
      plugins: { tooltip: { callbacks: {
        label: (item) => item.dataset.label + ': ' + grouped(String((item.datasetIndex ? after : before)[item.dataIndex])),
      } } },
    },
  });

  const logarithmic = (text) => ({
    min: 0,
    title: { display: true, text },
    afterBuildTicks: (axis) => {
      axis.ticks = round.map((value) => ({ value: places(value), label: grouped(String(value)) }))
        .filter((tick) => tick.value <= axis.max * 1.01);
    },
    ticks: { callback: (value) => grouped(String(Math.round(Math.pow(10, value) - 1))) },
  });

  const scatter = (said) => {
    const far = data.points.reduce((most, point) => Math.max(most, places(point[2]), places(point[3])), 0);
    return new Chart(document.getElementById('scatter'), {
      type: 'scatter',
      data: {
        datasets: [
          { label: said.pay, data: data.points.map((point) => ({ x: places(point[2]), y: places(point[3]) })),
            backgroundColor: 'rgba(29, 91, 121, .45)', pointRadius: 3 },
          { label: said.same, type: 'line', data: [{ x: 0, y: 0 }, { x: far, y: far }], borderColor: colors.third,
            borderWidth: 1, pointRadius: 0 },
        ],
      },
      options: {
        animation: false, maintainAspectRatio: false,
        scales: { x: logarithmic(said.before + ' ' + data.currency), y: logarithmic(said.after + ' ' + data.currency) },
        plugins: { tooltip: { filter: (item) => item.datasetIndex === 0, callbacks: { label: (item) => {
          const [id, name, before, after] = data.points[item.dataIndex];
          return id + ' ' + name + ': ' + grouped(before) + ' → ' + grouped(after);
        } } } },
      },
    });
  };

  const curve = () => {
    const sweep = data.sweep;
    const last = sweep.names.length - 1;
    const lines = new Map();
    for (const point of sweep.points) {
      const key = last ? point.values[0] : '';
      if (!lines.has(key)) lines.set(key, []);
      lines.get(key).push(point);
    }
    const datasets = [];
    let shade = 0;
    for (const [key, points] of lines) {
      const hue = (200 + 47 * shade++) % 360;
      sweep.figures.slice(0, 2).forEach((figure, at) => datasets.push({
        label: figure + (key ? ' · ' + sweep.names[0] + ' ' + key : ''),
        data: points.map((point) => ({ x: Number(point.values[last]), y: Number(point.figures[at]) })),
        borderColor: 'hsl(' + hue + ' 55% ' + (at ? 65 : 35) + '%)', borderDash: at ? [6, 4] : [], yAxisID: at ? 'fair' : 'cost',
      }));
    }
    return new Chart(document.getElementById('curve'), {
      type: 'line',
      data: { datasets },
      options: {
        animation: false, maintainAspectRatio: false,
        scales: {
          x: { type: 'linear', title: { display: true, text: sweep.names[last] } },
          cost: { position: 'left', title: { display: true, text: sweep.figures[0] + ' ' + data.currency } },
          fair: { position: 'right', title: { display: true, text: sweep.figures[1] }, grid: { drawOnChartArea: false } },
        },
      },
    });
  };

  const draw = () => {
    charts.forEach((chart) => chart.destroy());
    const said = words[document.getElementById('zh').checked ? 'zh' : 'en'];
    charts = [
      bars('cost', data.months, data.before, data.after, said, data.currency),
      bars('distribution', data.bins.map((bin) => bin[0]), data.bins.map((bin) => bin[1]), data.bins.map((bin) => bin[2]),
        said, said.creators),
      scatter(said),
    ];
    if (data.sweep) charts.push(curve());
    document.body.dataset.drawn = String(charts.length);
  };
  document.querySelectorAll('input[name=lang]').forEach((choice) => choice.addEventListener('change', draw));
  draw();
})();

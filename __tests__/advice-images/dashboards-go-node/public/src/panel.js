import { scaleLinear } from 'd3-scale';

fetch('/api/series').then(answer => answer.json()).then(values => {
  const height = scaleLinear().domain([0, Math.max(...values)]).range([0, 100]);
  document.body.innerHTML = values.map(value => `<hr style="height: ${height(value)}px">`).join('');
});

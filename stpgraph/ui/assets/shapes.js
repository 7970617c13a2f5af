/* The shapes of boxes, lines and arrowheads, drawn on a canvas. */

function outline(ctx, node, x, y, width, height) {
  const [right, foot, middle] = [x + width, y + height, y + height / 2];
  ctx.beginPath();
  if (node.form === "rounded") ctx.roundRect(x, y, width, height, 9);
  else if (node.form === "pill") ctx.roundRect(x, y, width, height, Math.min(width, height) / 2);
  else if (node.form === "building") ctx.rect(x, y, width, height);
  else if (node.form === "arrow") close(ctx, [[x, y], [right - 10, y], [right, middle], [right - 10, foot], [x, foot]]);
  else close(ctx, [[x, y], [right - 12, y], [right, y + 12], [right, foot], [x, foot]]);
  fill(ctx, node.color, node.stroke, 1.75);
  if (node.form === "building") ctx.strokeRect(x + 3.5, y + 3.5, width - 7, height - 7);
  if (node.form === "sheet") {
    trace(ctx, [[right - 12, y], [right - 12, y + 12], [right, y + 12]]);
    ctx.stroke();
  }
}

function fill(ctx, ground, edge, weight) {
  if (ground) {
    ctx.fillStyle = ground;
    ctx.fill();
  }
  ctx.strokeStyle = edge;
  ctx.lineWidth = weight;
  ctx.stroke();
}

function trace(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y], at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
}

function close(ctx, points) {
  trace(ctx, points);
  ctx.closePath();
}

function head(ctx, points, kind, grown) {
  const [[x1, y1], [x2, y2]] = points.slice(-2);
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const corner = (turn) => [x2 - 11.25 * grown * Math.cos(angle + turn), y2 - 11.25 * grown * Math.sin(angle + turn)];
  const tip = [corner(Math.PI / 7), [x2, y2], corner(-Math.PI / 7)];
  if (kind === "filled") {
    close(ctx, tip);
    ctx.fill();
  } else {
    trace(ctx, tip);
    ctx.lineWidth = 1.5 * grown;
    ctx.stroke();
  }
}

function shortened(points, by) {
  const [[x1, y1], [x2, y2]] = points.slice(-2);
  const length = Math.hypot(x2 - x1, y2 - y1);
  const left = length === 0 ? 0 : Math.max(0, length - by) / length;
  return [...points.slice(0, -1), [x1 + (x2 - x1) * left, y1 + (y2 - y1) * left]];
}

function away({ x, y }, [x1, y1], [x2, y2]) {
  const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square));
  return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1));
}

// Runs before the first paint, so that no visit flashes in the wrong theme or language.
// src/app/look.ts writes the value; what cannot be read falls back to the system. An exercise needs by far
// the most code: its files, which tooling/fetch-ahead.ts names, are asked for before the app has started.
;(function () {
  var look = {}
  try {
    look = JSON.parse(localStorage.getItem('offhand:look')) || {}
  } catch (_) {
    // Storage may be blocked, or the value broken: the system decides.
  }
  var root = document.documentElement
  var chinese = look.language ? look.language === 'zh' : /^zh\b/i.test(navigator.language)
  var dark =
    look.theme === 'dark' ||
    (look.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.lang = chinese ? 'zh-CN' : 'en'
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  if (look.motion === 'on' || look.motion === 'off') root.setAttribute('data-motion', look.motion)

  var workspace = document.querySelector('meta[name="offhand-workspace"]')
  if (!workspace || !/\/exercises\/[\w-]+$/.test(location.pathname)) return
  // Behind those of the app itself, which the rest of the page names.
  document.addEventListener('readystatechange', ahead, { once: true })
  function ahead() {
    workspace.content.split(' ').forEach(function (file) {
      var link = document.createElement('link')
      var isStyle = /\.css$/.test(file)
      link.rel = isStyle ? 'preload' : 'modulepreload'
      if (isStyle) link.as = 'style'
      link.crossOrigin = ''
      link.href = file
      document.head.append(link)
    })
  }
})()

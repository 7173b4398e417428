// Runs before the first paint, so that no visit flashes in the wrong theme or language.
// src/app/look.ts writes the value; what cannot be read falls back to the system.
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
})()

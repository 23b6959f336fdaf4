import { createApp } from 'vue'
import FieldPage from './FieldPage.vue'
import './field.css'

createApp(FieldPage).mount('#field')
// Only the shell; without a worker (some browsers inside applications, plain http) the outbox works the same.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('./sw.js', { scope: './m.html' }).catch(() => {})

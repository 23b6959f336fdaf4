import { createApp } from 'vue'
import Timetable from './Timetable.vue'
import './public.css'

createApp(Timetable).mount('#app')
